"""`python -m indexer` and the `worrystone` command. The command line is imported only when it runs."""


def main() -> None:
    """Run the command line."""
    from indexer.cli import run

    run()


if __name__ == "__main__":
    main()
