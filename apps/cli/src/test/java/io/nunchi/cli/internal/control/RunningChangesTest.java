package io.nunchi.cli.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.CanaryPolicy;
import io.nunchi.api.HostException;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.control.ControlAnswer.Outcome;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.spi.failure.Problem;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RunningChangesTest {

  private final BlockingQueue<ControlAnswer> answers = new LinkedBlockingQueue<>();
  private final FrameGate gate = new FrameGate();
  private final RunningChanges changes = new RunningChanges(gate);

  private Reply reply(String command) {
    return new Reply(command, gate::frames, answers::add);
  }

  @Test
  void anotherChangeIsRefusedWithTheOneThatIsBeingMade() throws Exception {
    CountDownLatch goesOn = new CountDownLatch(1);
    changes.begin(
        reply("swap a"),
        answer -> {
          goesOn.await();
          answer.done("swapped");
        });
    CliException refusal =
        catchThrowableOfType(
            CliException.class,
            () -> changes.begin(reply("rollback"), answer -> answer.done("never")));
    assertThat(refusal.problems().get(0).code()).isEqualTo("NUN-7061");
    assertThat(refusal.problems().get(0).found()).startsWith("swap a since");
    assertThat(refusal.problems().get(0).fix()).contains("status", "cancel", "stop");
    goesOn.countDown();
    assertThat(answers.take().outcome()).isEqualTo(Outcome.DONE);
    gate.hold();
    assertThat(changes.awaitNone()).isTrue();
    changes.begin(reply("rollback"), answer -> answer.done("back"));
    assertThat(answers.take().line()).isEqualTo("rollback: done: back");
  }

  @Test
  void refusalsAndMistakesAreAnswered() throws Exception {
    Problem problem = Problem.of("NUN-4552", "refused");
    changes.begin(
        reply("promote"),
        answer -> {
          throw new HostException(problem);
        });
    ControlAnswer refused = answers.take();
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.problems()).containsExactly(problem);
    gate.hold();
    changes.awaitNone();
    changes.begin(
        reply("swap a"),
        answer -> {
          throw new IllegalStateException("a mistake");
        });
    assertThat(answers.take().problems().get(0).code()).isEqualTo("NUN-7000");
  }

  @Test
  void nothingToCancelIsTold() {
    CliException refusal = catchThrowableOfType(CliException.class, changes::cancel);
    assertThat(refusal.problems().get(0).code()).isEqualTo("NUN-7064");
  }

  @Test
  void afterTheEndNothingBegins() throws Exception {
    changes.end();
    CliException refusal =
        catchThrowableOfType(
            CliException.class,
            () -> changes.begin(reply("rollback"), answer -> answer.done("never")));
    assertThat(refusal.problems().get(0).code()).isEqualTo("NUN-7065");
  }

  /** The output's threads pass the gate; a report takes locks that a change holds at the gate. */
  @Test
  void noCanaryIsAskedForAReportWhileTheGateIsLocked() throws Exception {
    ObservedCanary canary = new ObservedCanary(gate);
    changes.follow(canary, CanaryPolicy.builder().build(), reply("canary a"));
    gate.hold();
    CompletableFuture<Void> recording =
        CompletableFuture.runAsync(
            () -> {
              passOneFrame();
              canary.end();
            },
            task -> new Thread(task).start());

    assertThat(changes.awaitNone()).isTrue();
    recording.get();
    assertThat(canary.reports()).isPositive();
    assertThat(canary.reportsAtTheGate()).isZero();
  }

  private void passOneFrame() {
    try {
      gate.awaitTurn(new StopSignal());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    gate.frameDone();
  }
}
