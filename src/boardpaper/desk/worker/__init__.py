"""The worker process: it prints reports and draws their pages, so that the window never waits.

It is the same program, started hidden by ``__main__``; a report goes in over its standard input,
pages and PDF come back over its standard output, and nothing is kept on disk. ``client`` is the
other end of the pipe, without Qt; PDFium is called by ``raster`` alone.
"""
