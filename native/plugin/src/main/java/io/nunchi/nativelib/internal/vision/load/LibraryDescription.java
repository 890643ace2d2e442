package io.nunchi.nativelib.internal.vision.load;

import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Set;

/**
 * A library's description of itself, copied into Java.
 *
 * @param id the vendor's identifier
 * @param name for people
 * @param version the library's own version
 * @param vendor the maker
 * @param labels the labels of detections, in the library's order
 * @param pixelFormats the formats of frames that it takes
 * @param settings the settings that it takes
 */
public record LibraryDescription(
    String id,
    String name,
    String version,
    String vendor,
    List<String> labels,
    Set<PixelFormat> pixelFormats,
    List<LibrarySetting> settings) {

  /** Copies the collections. */
  public LibraryDescription {
    labels = List.copyOf(labels);
    pixelFormats = Set.copyOf(pixelFormats);
    settings = List.copyOf(settings);
  }
}
