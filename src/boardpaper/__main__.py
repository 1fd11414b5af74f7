"""``python -m boardpaper``: the same as the command."""

from boardpaper.cli import main

if __name__ == "__main__":
    main()
