package io.nunchi.reference.internal.models;

import java.nio.file.Path;
import java.util.List;

/** A package that was made, and how its model runs. */
record MadePackage(
    Path directory,
    String id,
    String digest,
    boolean known,
    List<String> labels,
    String provider,
    double inferenceMillis) {}
