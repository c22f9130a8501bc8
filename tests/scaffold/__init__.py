"""Of what makes a new campaign, and things in it."""
