package io.nunchi.models.internal.fetch;

import java.net.URI;

/**
 * A model that can be fetched.
 *
 * <p>Immutable; any thread.
 *
 * @param name the name to fetch it by
 * @param description architecture, data set, input size and number type
 * @param url the publisher's address
 * @param bytes its size
 * @param sha256 its digest, 64 lower-case hexadecimal digits
 * @param licence its SPDX identifier
 */
public record CatalogueEntry(
    String name, String description, URI url, long bytes, String sha256, String licence) {

  /**
   * Returns the publisher's name of the file.
   *
   * @return the last part of the URL
   */
  public String fileName() {
    String path = url.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
