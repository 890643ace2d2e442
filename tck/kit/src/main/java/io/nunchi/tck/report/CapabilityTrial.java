package io.nunchi.tck.report;

/**
 * Something that results may carry, and whether the kit's frames brought it about.
 *
 * <p>Immutable; any thread.
 *
 * @param name its name, such as {@code RULE_EVENTS}
 * @param declared true if the engine declares it
 * @param count the number of times that results carried it
 */
public record CapabilityTrial(String name, boolean declared, long count) {}
