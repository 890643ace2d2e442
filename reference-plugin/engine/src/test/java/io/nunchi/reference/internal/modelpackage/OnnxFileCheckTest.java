package io.nunchi.reference.internal.modelpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.testing.ProtobufMessage;
import io.nunchi.reference.internal.testing.TinyModels;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OnnxFileCheckTest {

  private static final byte[] MODEL = TinyModels.yolox(TinyModels.noCells());

  private static final ProtobufMessage EXTERNAL_TENSOR =
      new ProtobufMessage().text(8, "weights").number(14, 1);

  private static void check(byte[] model) throws ModelRefusedException {
    OnnxFileCheck.check(ByteBuffer.wrap(model), "file");
  }

  private static byte[] modelWith(ProtobufMessage graph) {
    return new ProtobufMessage().number(1, 8).message(7, graph).toBytes();
  }

  private static void assertExternal(byte[] model) {
    assertThatThrownBy(() -> check(model))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("NUN-5013");
  }

  @Test
  void acceptsAModelInOneFile() {
    assertThatCode(() -> check(MODEL)).doesNotThrowAnyException();
  }

  @Test
  void findsExternalInitializers() {
    assertExternal(modelWith(new ProtobufMessage().message(5, EXTERNAL_TENSOR)));
  }

  @Test
  void findsExternalDataWhoseLocationIsNotDeclared() {
    ProtobufMessage tensor =
        new ProtobufMessage().message(13, new ProtobufMessage().text(1, "location").text(2, "x"));
    assertExternal(modelWith(new ProtobufMessage().message(5, tensor)));
  }

  @Test
  void findsExternalTensorsInAttributesOfNestedGraphs() {
    ProtobufMessage attribute = new ProtobufMessage().message(5, EXTERNAL_TENSOR);
    ProtobufMessage inner =
        new ProtobufMessage().message(1, new ProtobufMessage().message(5, attribute));
    ProtobufMessage branch = new ProtobufMessage().message(6, inner);
    assertExternal(
        modelWith(new ProtobufMessage().message(1, new ProtobufMessage().message(5, branch))));
  }

  @Test
  void findsExternalTensorsInFunctions() {
    ProtobufMessage attribute = new ProtobufMessage().message(5, EXTERNAL_TENSOR);
    ProtobufMessage function =
        new ProtobufMessage().message(7, new ProtobufMessage().message(5, attribute));
    assertExternal(
        new ProtobufMessage()
            .number(1, 8)
            .message(7, new ProtobufMessage())
            .message(25, function)
            .toBytes());
  }

  @Test
  void findsExternalSparseTensors() {
    ProtobufMessage sparse = new ProtobufMessage().message(1, EXTERNAL_TENSOR);
    assertExternal(modelWith(new ProtobufMessage().message(15, sparse)));
  }

  @Test
  void findsOperatorsThatBringTheirOwnCode() {
    assertExternal(
        modelWith(new ProtobufMessage().message(1, new ProtobufMessage().text(4, "EPContext"))));
  }

  @Property(tries = 300)
  void cutOffModelIsATypedFailureOrWhole(@ForAll @IntRange(max = 100_000) int anyLength) {
    byte[] cut = new byte[anyLength % MODEL.length];
    System.arraycopy(MODEL, 0, cut, 0, cut.length);
    assertThatThrownBy(() -> check(cut))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("NUN-5014");
  }

  @Property
  void anyBytesAreAModelOrATypedFailure(@ForAll @Size(max = 200) byte[] bytes) {
    try {
      check(bytes);
    } catch (ModelRefusedException refused) {
      assertThat(refused.problems()).hasSize(1);
    }
  }
}
