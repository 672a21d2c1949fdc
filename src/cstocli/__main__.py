"""``python -m cstocli``."""

from cstocli.cli.app import main

if __name__ == "__main__":
    main()
