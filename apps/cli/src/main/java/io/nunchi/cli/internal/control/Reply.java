package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.control.ControlAnswer.Outcome;
import io.nunchi.spi.failure.Problem;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Answers one command. Any thread.
 *
 * @param command as it was given
 * @param frames counts the frames that have their outcome
 * @param answers takes the answers
 */
record Reply(String command, LongSupplier frames, Consumer<ControlAnswer> answers) {

  void begun(String text) {
    say(Outcome.BEGUN, text, List.of());
  }

  void done(String text) {
    say(Outcome.DONE, text, List.of());
  }

  void refused(List<Problem> problems) {
    say(Outcome.REFUSED, Problem.describe(problems), problems);
  }

  private void say(Outcome outcome, String text, List<Problem> problems) {
    answers.accept(
        new ControlAnswer(Instant.now(), frames.getAsLong(), command, outcome, text, problems));
  }
}
