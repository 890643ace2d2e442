package io.nunchi.cli.internal.source;

import io.nunchi.accuracy.picture.PictureHeader;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts the pictures of a folder by what they are. For one thread. */
final class PictureTally {

  private static final int NAMED_SIZES = 20;

  private final Map<String, Long> sizes = new TreeMap<>();
  private final Map<String, Long> orientations = new TreeMap<>();
  private final Map<String, Long> codecs = new TreeMap<>();
  private final Map<String, Long> colours = new TreeMap<>();
  private long profiles;

  void add(ImageFile.Picture picture) {
    PictureHeader header = picture.header();
    String size = header.width() + "x" + header.height();
    boolean named = sizes.containsKey(size) || sizes.size() < NAMED_SIZES;
    sizes.merge(named ? size : "other", 1L, Long::sum);
    orientations.merge(header.orientation().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
    codecs.merge(header.codec(), 1L, Long::sum);
    colours.merge(picture.colours(), 1L, Long::sum);
    profiles += header.hasColourProfile() ? 1 : 0;
  }

  PictureSummary summary() {
    return new PictureSummary(
        new TreeMap<>(sizes),
        new TreeMap<>(orientations),
        new TreeMap<>(codecs),
        new TreeMap<>(colours),
        profiles);
  }
}
