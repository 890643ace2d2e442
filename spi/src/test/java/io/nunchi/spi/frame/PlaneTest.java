package io.nunchi.spi.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class PlaneTest {

  @Test
  void givesReadOnlyViewsThatDoNotDisturbEachOther() {
    Plane plane = new Plane(ByteBuffer.allocateDirect(20), 10, 8, 2);
    ByteBuffer first = plane.buffer();
    first.position(7).limit(9);
    assertThat(plane.buffer().position()).isZero();
    assertThat(plane.buffer().limit()).isEqualTo(20);
    assertThatExceptionOfType(ReadOnlyBufferException.class)
        .isThrownBy(() -> plane.buffer().put(0, (byte) 1));
  }

  @Test
  void readsSamplesOfSixteenBitsAsTheMachineWritesThem() {
    ByteBuffer memory = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    memory.putShort(4, (short) 0x0102);
    Plane plane = new Plane(memory, 4, 4, 2);
    assertThat(plane.buffer().getShort(4)).isEqualTo((short) 0x0102);
    assertThat(plane.row(1).getShort(0)).isEqualTo((short) 0x0102);
  }

  @Test
  void givesEachRowWithoutThePaddingBehindIt() {
    ByteBuffer memory = ByteBuffer.allocateDirect(18);
    memory.put(10, (byte) 7);
    Plane plane = new Plane(memory, 10, 8, 2);
    assertThat(plane.row(1).get(0)).isEqualTo((byte) 7);
    assertThat(plane.row(1).remaining()).isEqualTo(8);
    assertThat(plane.row(0).capacity()).isEqualTo(8);
    assertThat(plane.row(0).isReadOnly()).isTrue();
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> plane.row(2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> plane.row(-1));
  }

  @Test
  void lastRowNeedsNoPadding() {
    Plane plane = new Plane(ByteBuffer.allocateDirect(18), 10, 8, 2);
    assertThat(plane.rows()).isEqualTo(2);
    assertThat(plane.stride()).isEqualTo(10);
    assertThat(plane.rowBytes()).isEqualTo(8);
    assertThat(new Plane(ByteBuffer.allocateDirect(1), 1, 1, 1).rows()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plane(ByteBuffer.allocateDirect(17), 10, 8, 2))
        .withMessageContaining("18 bytes");
  }

  @Test
  void refusesAStrideShorterThanARow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plane(ByteBuffer.allocateDirect(100), 7, 8, 2))
        .withMessageContaining("stride");
  }

  @Test
  void refusesHeapMemoryAndEmptyPlanes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plane(ByteBuffer.allocate(20), 10, 8, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plane(ByteBuffer.allocateDirect(20), 10, 0, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plane(ByteBuffer.allocateDirect(20), 10, 8, 0));
  }

  @Test
  void doesNotOverflowOnHugePlanes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plane(ByteBuffer.allocateDirect(20), 1 << 20, 8, 1 << 20))
        .withMessageContaining("needs");
  }
}
