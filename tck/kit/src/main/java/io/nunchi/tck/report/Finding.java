package io.nunchi.tck.report;

/**
 * The observation that shows a broken contract rule.
 *
 * <p>Immutable; any thread.
 *
 * @param done the kit's actions
 * @param expected the behaviour that the rule demands
 * @param found the observed behaviour
 * @param check the place where an author looks first
 */
public record Finding(String done, String expected, String found, String check) {}
