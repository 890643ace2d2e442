package io.nunchi.tck.report;

/**
 * Something that an engine may declare, and whether the kit's frames brought it about.
 *
 * <p>Immutable; any thread.
 *
 * @param name its name, such as {@code RULE_EVENTS}
 * @param declared true if the engine declares it
 * @param count the number of times that results carried it, or that a state was saved
 */
public record CapabilityTrial(String name, boolean declared, long count) {

  /**
   * Tells whether the engine declares it, and nothing brought it about: no contract rule has tried
   * it.
   *
   * @return true if it is declared, and was never seen
   */
  public boolean neverSeen() {
    return declared && count == 0;
  }
}
