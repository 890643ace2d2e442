package io.nunchi.cli.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.Engine;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.progress.AnswerDisplay;
import io.nunchi.cli.internal.shadow.ShadowRun;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ControlTest {

  @TempDir Path temporary = Path.of("");
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private final class Answers implements AnswerDisplay {

    @Override
    public void answered(String text) {
      answers.add(text);
    }

    @Override
    public void typing(boolean begins) {
      // nobody looks
    }
  }

  /** An analysis whose engine no command of these tests asks for anything. */
  private Control begin() throws Exception {
    Engine engine =
        (Engine)
            Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException(method.getName());
                });
    OutputFolder folder = OutputFolder.prepare(temporary.resolve("out"), false);
    ShadowRun shadow =
        ShadowRun.begin(
            Optional.empty(), engine, folder, true, problem -> answers.add(problem.code()));
    return Control.begin(
        ControlRequest.NONE,
        new Control.Analysis(engine, shadow, new StopSignal(), new FrameGate()),
        Set.of(),
        folder,
        new Answers());
  }

  @Test
  void keysGoOnAfterAWaitThatIsTyped() throws Exception {
    try (Control control = begin()) {
      control.fromKeys("wait frames=5");
      assertThat(answers.take()).startsWith("wait frames=5: refused:").contains("NUN-7060");
      control.fromKeys("help");
      assertThat(answers.take()).startsWith("help: done:");
    }
  }

  @Test
  void answersThatCannotBeWrittenFailTheRun() throws Exception {
    Control control = begin();
    Files.createDirectory(temporary.resolve("out").resolve("control.jsonl"));
    control.fromKeys("help");
    control.fromKeys("help");
    CliException failure = catchThrowableOfType(CliException.class, control::close);
    assertThat(failure.problems().get(0).where()).contains("control.jsonl");
    assertThat(answers).as("both answers, and the failure once").hasSize(3);
  }
}
