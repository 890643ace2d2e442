package io.nunchi.cli.internal.source;

import java.util.Map;

/**
 * The pictures of a folder, as they were read.
 *
 * @param sizes pictures by upright size, such as {@code 768x576}; rare sizes under {@code other}
 * @param orientations pictures by the orientation that EXIF told and that was applied
 * @param codecs pictures by codec
 * @param colours pictures by the colours of the file
 * @param profilesIgnored pictures with a colour profile, which is not applied
 */
public record PictureSummary(
    Map<String, Long> sizes,
    Map<String, Long> orientations,
    Map<String, Long> codecs,
    Map<String, Long> colours,
    long profilesIgnored) {}
