"""``python -m boardpaper.desk.worker``: started by the window, of no use by hand."""

from boardpaper.desk.worker.serving import main

if __name__ == "__main__":
    main()
