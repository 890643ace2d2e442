package io.nunchi.models.internal;

import java.nio.file.Path;
import java.util.Optional;

/** The files to make a package of, and its directory. */
record PackageRequest(Path model, Optional<Path> manifest, Path directory, boolean replace) {}
