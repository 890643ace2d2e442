package io.nunchi.cli.internal.tradeoff;

import java.util.List;
import java.util.Optional;

/**
 * Everything that the page of several models shows, as texts in their final form.
 *
 * @param title names the dataset
 * @param lead the first sentences
 * @param warnings of labels and files
 * @param chart empty if this machine has no font
 * @param table the figures
 * @param origins versions and digests, one for each model
 */
public record TradeOffView(
    String title,
    List<String> lead,
    List<String> warnings,
    Optional<Chart> chart,
    Table table,
    List<Origin> origins) {

  /**
   * The picture, as SVG in base64.
   *
   * @param light for a light page
   * @param dark for a dark page
   */
  public record Chart(String light, String dark) {}

  /**
   * The figures.
   *
   * @param headings of the columns
   * @param rows with as many cells as there are headings
   * @param notes what the columns mean
   */
  public record Table(List<String> headings, List<List<String>> rows, List<String> notes) {}

  /**
   * The origin of the figures of one model.
   *
   * @param name the model
   * @param facts plugin, digest, execution provider, settings
   */
  public record Origin(String name, String facts) {}
}
