package io.nunchi.cli.internal.control;

import io.nunchi.api.Engine;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.output.JsonLines;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.progress.AnswerDisplay;
import io.nunchi.cli.internal.shadow.ShadowRun;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries commands out on a running analysis, and answers each on the display and in {@code
 * control.jsonl}.
 *
 * <p>Begun and closed by one thread; commands come from threads of their own.
 */
public final class Control implements AutoCloseable {

  /**
   * The analysis that commands act on.
   *
   * @param engine analyzes all sources
   * @param shadow the place of a candidate beside it
   * @param stop ends the analysis
   * @param gate holds recordings back
   */
  public record Analysis(Engine engine, ShadowRun shadow, StopSignal stop, FrameGate gate) {}

  /** Reads a command. */
  private interface Parser {

    ControlAction parse(String line) throws CliException;
  }

  private final ControlTarget target;
  private final AnswerDisplay display;
  private final Path logFile;
  private final boolean isControlled;
  private final Set<String> unopened;
  private final Deque<AutoCloseable> sources = new ArrayDeque<>();
  private @Nullable ControlFile file;
  private @Nullable JsonLines log;
  private @Nullable CliException logFailure;
  private boolean isClosed;

  private Control(
      ControlRequest request,
      Analysis analysis,
      Set<String> awaited,
      OutputFolder folder,
      AnswerDisplay display) {
    FrameGate gate = analysis.gate();
    this.target =
        new ControlTarget(
            analysis.engine(), analysis.shadow(), analysis.stop(), gate, new RunningChanges(gate));
    this.unopened = new HashSet<>(awaited);
    this.display = display;
    this.logFile = folder.control();
    this.isControlled = request.file().isPresent() || request.keys();
  }

  /**
   * Begins to take commands: keys at once, a control file when the awaited sources are open.
   * Recordings are held back until the commands that it has already are carried out, up to the
   * first {@code wait}.
   *
   * @param request names the places that commands come from
   * @param analysis the running analysis
   * @param awaited the sources that are to be {@linkplain #opened(String) opened}
   * @param folder gets {@code control.jsonl} with the first answer
   * @param display shows the answers
   * @throws CliException if the control file cannot be read
   */
  public static Control begin(
      ControlRequest request,
      Analysis analysis,
      Set<String> awaited,
      OutputFolder folder,
      AnswerDisplay display)
      throws CliException {
    folder.removeEarlierAnswers();
    Control control = new Control(request, analysis, awaited, folder, display);
    if (request.file().isPresent()) {
      control.readFile(request.file().get());
    }
    if (request.keys()) {
      TerminalKeys.listen(control::fromKeys, display).ifPresent(control.sources::push);
    }
    return control;
  }

  private void readFile(Path path) throws CliException {
    FileReceiver receiver = new FileReceiver();
    LineReader lines =
        new LineReader(
            String.valueOf(path.getFileName()),
            line -> carryOut(line, ControlCommands::parse),
            problem -> reply(problem.where()).refused(List.of(problem)));
    ControlFile opened = ControlFile.open(path, lines, receiver);
    receiver.begin();
    sources.push(opened);
    synchronized (this) {
      file = opened;
    }
    startWhenAllAreOpen();
  }

  /** A source is open, or cannot be opened; later calls for it have no effect. */
  public void opened(String source) {
    synchronized (this) {
      if (!unopened.remove(source)) {
        return;
      }
    }
    startWhenAllAreOpen();
  }

  private synchronized void startWhenAllAreOpen() {
    ControlFile waiting = file;
    if (waiting != null && unopened.isEmpty()) {
      file = null;
      waiting.start();
    }
  }

  /** Carries out what was typed. */
  void fromKeys(String line) {
    target.gate().hold();
    try {
      carryOut(line, ControlCommands::parseTyped);
    } finally {
      target.gate().release();
    }
  }

  /** The caller holds recordings back. */
  private void carryOut(String line, Parser parser) {
    Reply reply = reply(line);
    try {
      parser.parse(line).run(target, reply);
    } catch (CliException refusal) {
      reply.refused(refusal.problems());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      reply.refused(ControlProblems.runEnded(line).problems());
    } catch (RuntimeException mistake) { // a command's mistake does not end the analysis
      reply.refused(List.of(CliErrors.unexpected(mistake)));
    }
  }

  private Reply reply(String command) {
    return new Reply(command, target.gate()::frames, this::answer);
  }

  private synchronized void answer(ControlAnswer answer) {
    display.answered(answer.line());
    if (isClosed) { // a canary or a change that did not end in time
      return;
    }
    try {
      if (log == null && logFailure == null) {
        log = JsonLines.open(logFile);
      }
      if (log != null) {
        log.write(answer);
      }
    } catch (CliException failure) {
      if (logFailure == null) { // told at once, and thrown at the end
        logFailure = failure;
        display.answered(Problem.describe(failure.problems()));
      }
    }
  }

  /** Lets recordings go on after a frame, when no command holds them back. */
  public void awaitTurn() {
    try {
      target.gate().awaitTurn(target.stop());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      target.stop().request();
    }
  }

  /** Counts a frame that has its outcome. */
  public void frameDone() {
    target.gate().frameDone();
  }

  /** True if commands are taken. */
  public boolean isControlled() {
    return isControlled;
  }

  /** The shadow and the canary, in a few words to be added to a line; empty without both. */
  public String note() {
    return target.shadow().note()
        + target
            .changes()
            .canary()
            .map(
                report ->
                    "  canary generation %d on %s"
                        .formatted(
                            report.candidate().number(), String.join(", ", report.streamIds())))
            .orElse("");
  }

  /**
   * Takes no more commands; a change that is being made is cancelled, or else waited for.
   *
   * @throws CliException if an answer could not be written to {@code control.jsonl}
   */
  @Override
  public void close() throws CliException {
    target.gate().end();
    try {
      target.changes().end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeSources();
    synchronized (this) {
      isClosed = true;
      if (log != null) {
        log.close();
      }
      if (logFailure != null) {
        throw logFailure;
      }
    }
  }

  private void closeSources() {
    for (AutoCloseable source : sources) {
      try {
        source.close();
      } catch (Exception mistake) { // the others are closed as well
        display.answered(Problem.describe(List.of(CliErrors.unexpected(mistake))));
      }
    }
  }

  /** Holds recordings back while the control file has lines. */
  private final class FileReceiver implements ControlFile.Receiver {

    private boolean holds;

    @Override
    public void begin() {
      if (!holds) {
        holds = true;
        target.gate().hold();
      }
    }

    @Override
    public void idle() {
      if (holds) {
        holds = false;
        target.gate().release();
      }
    }

    @Override
    public void lost(Path file, IOException failure) {
      reply(file.toString()).refused(List.of(ControlProblems.fileLost(file, failure)));
    }
  }
}
