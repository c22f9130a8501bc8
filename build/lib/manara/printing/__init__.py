"""Paper and pictures: posters, cards, checklists and share images, from the same facts as the site."""
