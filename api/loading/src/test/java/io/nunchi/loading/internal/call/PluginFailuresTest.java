package io.nunchi.loading.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginFailuresTest {

  private static final Problem DARK = Problem.of("ACME-0001", "the frame is dark");
  private static final WatchedCall CALL = WatchedCall.of("analyze of test", 1, null);

  private static PluginCallFailed described(Throwable thrown) {
    return PluginFailures.describe(thrown, CALL);
  }

  @Test
  void typedFailuresKeepTheirProblemsAndTellTheirKind() {
    assertThat(described(new FrameRejectedException(DARK)).kind())
        .isEqualTo(PluginCallFailed.Kind.FRAME_REJECTED);
    assertThat(described(new SettingsException(List.of(DARK))).kind())
        .isEqualTo(PluginCallFailed.Kind.SETTINGS_REFUSED);
    PluginCallFailed failed =
        described(new AnalyzerFailedException(DARK, new IllegalStateException("why")));
    assertThat(failed.kind()).isEqualTo(PluginCallFailed.Kind.FAILED);
    assertThat(failed.problems()).containsExactly(DARK);
    assertThat(failed.getCause())
        .isInstanceOf(ThrowableSnapshot.class)
        .hasCauseInstanceOf(ThrowableSnapshot.class);
  }

  @Test
  void anythingElseIsUntyped() {
    PluginCallFailed failed = described(new IllegalStateException("why"));
    assertThat(failed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4501");
              assertThat(problem.found()).isEqualTo("java.lang.IllegalStateException: why");
              assertThat(problem.where()).isEqualTo("analyze of test");
            });
  }

  @Test
  void aTypedFailureWithoutProblemsHasOneOfTheHosts() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new FrameRejectedException(DARK));
    }
    Throwable revived;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      revived = (Throwable) in.readObject(); // its problems are null
    }
    PluginCallFailed failed = described(revived);
    assertThat(failed.kind()).isEqualTo(PluginCallFailed.Kind.FRAME_REJECTED);
    assertThat(failed.problems()).extracting(Problem::code).containsExactly("NUN-4501");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // as a plugin may do
  void aTypedFailureWhoseListHoldsSomethingElseHasOneOfTheHosts() {
    List<Problem> polluted = (List) List.of("no problem", "nor this");
    PluginCallFailed failed = described(new EngineStartException(polluted));
    assertThat(failed.problems()).extracting(Problem::code).containsExactly("NUN-4501");
  }

  @Test
  void problemsAreBoundedInNumber() {
    PluginCallFailed failed =
        described(new EngineStartException(Collections.nCopies(100_000, DARK)));
    assertThat(failed.problems()).hasSize(101);
    Problem last = failed.problems().get(100);
    assertThat(last.code()).isEqualTo("NUN-4561");
    assertThat(last.found()).isEqualTo("99900 more");
  }

  @Test
  void problemsAreBoundedInSize() {
    String text = "x".repeat(200_000);
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      problems.add(Problem.of("ACME-0001", text).expected(text).found(text).where(text).fix(text));
    }
    problems.add(Problem.of("A".repeat(100_000) + "-0001", "a code without end"));
    PluginCallFailed failed = described(new SettingsException(problems.subList(18, 21)));
    assertThat(failed.problems().get(0).what()).endsWith("… (190000 characters more)");
    assertThat(failed.problems()).hasSize(3);
    assertThat(failed.problems().get(2).code()).isEqualTo("NUN-4561");
    assertThat(failed.getMessage()).hasSizeLessThan(200_000);
    assertThat(described(new SettingsException(problems.subList(20, 21))).problems())
        .extracting(Problem::code)
        .containsExactly("NUN-4501");
  }

  @Test
  void aMissingClassIsNamedWithItsCaller() {
    NoClassDefFoundError missing = new NoClassDefFoundError("com/acme/Missing");
    missing.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("com.acme.Plugin", "open", "Plugin.java", 7)
        });
    PluginCallFailed failed = described(missing);
    assertThat(failed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4508");
              assertThat(problem.found())
                  .contains("com/acme/Missing", "called at com.acme.Plugin.open(Plugin.java:7)");
            });
  }

  @Test
  void aLinkageErrorWhoseMethodsThrowIsStillDescribed() {
    assertThat(described(new BrokenLinkage()).problems())
        .extracting(Problem::code)
        .containsExactly("NUN-4508");
  }

  private static final class BrokenLinkage extends LinkageError {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException();
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // as a plugin may do
    public String toString() {
      throw new IllegalStateException();
    }
  }
}
