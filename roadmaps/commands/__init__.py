"""The commands, a module each: `arguments(parser)` and `run(options)`, thin over the modules that do the work."""
