package io.nunchi.reference.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTrialsTest {

  private final List<String> tried = new ArrayList<>();

  private static EngineStartException failure(String code) {
    return new EngineStartException(Problem.of(code, "it does not work").found("the reason"));
  }

  private String first(String policy, ProviderTrials.Trial<String> trial) throws Exception {
    return ProviderTrials.first(
        ProviderPolicy.parse(policy),
        (provider, refusals) -> {
          tried.add(provider.toString());
          return trial.with(provider, refusals);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {ReferenceErrors.MODEL_LOAD_TIMEOUT, ReferenceErrors.ONNX_RUNTIME_LIBRARY})
  void aProviderThatIsTooSlowOrCannotBeUnpackedGivesWayToTheNext(String code) throws Exception {
    String works =
        first(
            "prefer tensorrt,cuda,cpu",
            (provider, refusals) -> {
              if (provider.kind() == ExecutionProvider.Kind.TENSORRT) {
                throw failure(code);
              }
              return provider + " after " + refusals;
            });

    assertThat(works)
        .isEqualTo("cuda:0 after [tensorrt:0: it does not work (" + code + "): the reason]");
    assertThat(tried).containsExactly("tensorrt:0", "cuda:0");
  }

  @Test
  void aProviderThatOnnxRuntimeRefusesGivesWayToTheNext() throws Exception {
    String works =
        first(
            "prefer cuda,cpu",
            (provider, refusals) -> {
              if (provider.kind() == ExecutionProvider.Kind.CUDA) {
                throw new OrtException("no device");
              }
              return provider + " after " + refusals;
            });

    assertThat(works).isEqualTo("cpu after [cuda:0: no device]");
  }

  @Test
  void saysAllReasonsWhereNoneWorks() {
    assertThatThrownBy(
            () ->
                first(
                    "prefer tensorrt,cuda",
                    (provider, refusals) -> {
                      if (provider.kind() == ExecutionProvider.Kind.TENSORRT) {
                        throw failure(ReferenceErrors.MODEL_LOAD_TIMEOUT);
                      }
                      throw new OrtException("no device");
                    }))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5102")
        .hasMessageContaining("NUN-5016")
        .hasMessageContaining("cuda:0: no device");
  }

  @Test
  void whereTheCpuDoesNotWorkEitherItsReasonComesFirst() {
    assertThatThrownBy(
            () ->
                first(
                    "prefer cuda,cpu",
                    (provider, refusals) -> {
                      if (provider.kind() == ExecutionProvider.Kind.CUDA) {
                        throw new OrtException("no device");
                      }
                      throw failure(ReferenceErrors.MODEL_LOAD_TIMEOUT);
                    }))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("1) NUN-5016")
        .hasMessageContaining("cuda:0: no device")
        .hasMessageNotContaining("add the cpu");
  }

  @Test
  void theOnlyProviderKeepsItsOwnReason() {
    assertThatThrownBy(
            () ->
                first(
                    "require tensorrt",
                    (provider, refusals) -> {
                      throw failure(ReferenceErrors.MODEL_LOAD_TIMEOUT);
                    }))
        .isInstanceOf(EngineStartException.class)
        .hasMessageStartingWith("NUN-5016");
  }

  @Test
  void anInterruptedStartTriesNothingElse() {
    assertThatThrownBy(
            () ->
                first(
                    "prefer cuda,cpu",
                    (provider, refusals) -> {
                      throw failure(ReferenceErrors.INTERRUPTED);
                    }))
        .hasMessageContaining(ReferenceErrors.INTERRUPTED);
    assertThat(tried).containsExactly("cuda:0");
  }

  @Test
  void aModelThatTheCpuRefusesIsRefused() {
    assertThatThrownBy(
            () ->
                first(
                    "prefer cpu,cuda",
                    (provider, refusals) -> {
                      throw new OrtException("bad model");
                    }))
        .isInstanceOf(OrtException.class);
    assertThat(tried).containsExactly("cpu");
  }
}
