"""From files to typed data, or to a list of problems a writer can act on. Nothing here knows of engines or pages."""
