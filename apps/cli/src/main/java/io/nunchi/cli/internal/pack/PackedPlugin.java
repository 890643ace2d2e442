package io.nunchi.cli.internal.pack;

import io.nunchi.tck.report.FileDigest;
import java.util.List;
import java.util.Optional;

/**
 * A plugin as hosts take it.
 *
 * @param plugins id and version of each analyzer that it offers
 * @param location its jar or folder
 * @param digests the file with the SHA-256 of each jar, as {@code sha256sum} writes it
 * @param jars the digests
 * @param signer the name of the signer; empty if it is not signed
 */
public record PackedPlugin(
    List<String> plugins,
    String location,
    String digests,
    List<FileDigest> jars,
    Optional<String> signer) {}
