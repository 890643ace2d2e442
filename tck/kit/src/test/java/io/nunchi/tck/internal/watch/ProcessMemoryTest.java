package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nunchi.tck.internal.watch.ProcessMemory.Range;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

  private static final String SERIAL =
      """
       def new generation   total 118016K, used 2104K [0x80000000, 0x88000000, 0xaaaa0000)
        eden space 104960K,   2% used [0x80000000, 0x8020e1b0, 0x86680000)
       tenured generation   total 262144K, used 0K [0xaaaa0000, 0xbaaa0000, 0x100000000)
       Metaspace       used 161K, committed 320K, reserved 1114112K
      """;
  private static final String G1 =
      " garbage-first heap   total 389120K, used 1024K [0x00000006a0c00000, 0x0000000800000000)";

  private static final List<String> MAPPINGS =
      """
      80000000-88000000 rw-p 00000000 00:00 0
      Size:             131072 kB
      Rss:                4000 kB
      Pss:                4000 kB
      100000000-100001000 rw-p 00000000 00:00 0
      Rss:                   4 kB
      7f0000000000-7f0000010000 r-xp 00000000 08:01 42                 /usr/lib/libc.so.6
      Rss:                  60 kB
      """
          .lines()
          .toList();

  @Test
  void findsTheHeap() {
    assertThat(ProcessMemory.heap(SERIAL)).contains(new Range(0x80000000L, 0x100000000L));
    assertThat(ProcessMemory.heap(G1)).contains(new Range(0x6a0c00000L, 0x800000000L));
    assertThat(ProcessMemory.heap(" ZHeap           used 6M, capacity 250M")).isEmpty();
  }

  @Test
  void countsWhatLiesOutside() {
    assertThat(ProcessMemory.resident(MAPPINGS, new Range(0x80000000L, 0x100000000L)))
        .isEqualTo(64 * 1024);
    assertThat(ProcessMemory.resident(MAPPINGS, new Range(0, 0))).isEqualTo(4_064 * 1024);
  }

  @Test
  void memoryOfTheHeapThatIsUsedForTheFirstTimeDoesNotCount() throws Exception {
    assumeThat(Files.isReadable(Path.of("/proc/self/smaps"))).isTrue();
    long before = ProcessMemory.outsideHeap();
    byte[] onHeap = new byte[64 << 20];
    long withHeap = ProcessMemory.outsideHeap();
    ByteBuffer outside = ByteBuffer.allocateDirect(64 << 20);
    long withBuffer = ProcessMemory.outsideHeap();

    assertThat(before).isPositive();
    assertThat(withHeap - before).isLessThan(32 << 20);
    assertThat(withBuffer - withHeap).isGreaterThan(32 << 20);
    assertThat(onHeap.length).isEqualTo(outside.capacity());
  }
}
