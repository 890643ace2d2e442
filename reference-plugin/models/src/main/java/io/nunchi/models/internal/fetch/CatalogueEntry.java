package io.nunchi.models.internal.fetch;

import java.net.URI;

/**
 * A model that can be fetched.
 *
 * <p>Immutable; any thread.
 *
 * @param name what a person asks for
 * @param description what it is
 * @param url where its publisher serves it
 * @param bytes its size
 * @param sha256 its digest, 64 lower-case hexadecimal digits
 * @param licence under which terms it may be used
 */
public record CatalogueEntry(
    String name, String description, URI url, long bytes, String sha256, String licence) {

  /**
   * The name of the file, as its publisher calls it.
   *
   * @return the last part of the URL
   */
  public String fileName() {
    String path = url.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
