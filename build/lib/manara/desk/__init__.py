"""The editor's desk: what an editor sees and does beside the published site; nothing of it is ever published."""
