package io.nunchi.models.internal;

import java.nio.file.Path;
import java.util.Optional;

/** What a package is to be made of, and where. */
record PackageRequest(Path model, Optional<Path> manifest, Path directory, boolean replace) {}
