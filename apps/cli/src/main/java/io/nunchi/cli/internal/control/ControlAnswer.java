package io.nunchi.cli.internal.control;

import io.nunchi.spi.failure.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The answer to a command; a line of {@code control.jsonl}, whose fields {@code docs/cli.md}
 * explains.
 *
 * @param at the time of the answer
 * @param frames the frames of all sources that had their outcome then
 * @param command the command as it was given
 * @param outcome the kind of the answer
 * @param text what happened, with its reason
 * @param problems the reasons of a refusal
 */
public record ControlAnswer(
    Instant at, long frames, String command, Outcome outcome, String text, List<Problem> problems) {

  /** The kinds of answers. */
  public enum Outcome {
    /** It goes on; another answer follows. */
    BEGUN,
    /** It is done. */
    DONE,
    /** It was not carried out, and nothing has changed. */
    REFUSED
  }

  /** The answer for people. */
  public String line() {
    return command + ": " + outcome.name().toLowerCase(Locale.ROOT) + ": " + text;
  }
}
