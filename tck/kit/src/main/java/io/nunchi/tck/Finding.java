package io.nunchi.tck;

/**
 * What a broken rule looks like from outside.
 *
 * <p>Immutable; any thread.
 *
 * @param done what the kit did
 * @param expected what the rule asks for
 * @param found what happened instead
 * @param check where an author looks first
 */
public record Finding(String done, String expected, String found, String check) {}
