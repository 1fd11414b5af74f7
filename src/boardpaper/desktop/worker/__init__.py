"""The worker process as the window sees it: asked for pages and files, it answers by signals."""
