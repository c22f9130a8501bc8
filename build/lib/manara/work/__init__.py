"""What is made once: a cache, what a folder holds, and a pool of workers; knows nothing of campaigns."""
