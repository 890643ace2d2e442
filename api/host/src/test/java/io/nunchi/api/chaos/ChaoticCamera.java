package io.nunchi.api.chaos;

import io.nunchi.api.Stream;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testplugin.Command;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A stream with its ledger, and a thread of the VMS that offers it frames with random commands. */
final class ChaoticCamera {

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(6);

  /** The commands of frames that come by the thousand. */
  private static final List<Command> FREQUENT =
      List.of(Command.DETECT, Command.DETECT, Command.DETECT, Command.FIND_NOTHING);

  /** The commands of a few frames in a hundred. */
  private static final List<Command> OCCASIONAL =
      List.of(
          Command.REJECT,
          Command.RETURN_NULL,
          Command.NAN_BOX,
          Command.THROW_UNTYPED,
          Command.FAIL,
          Command.INTERRUPT_ITSELF,
          Command.FAIL_TO_CLOSE);

  /** The commands of a few frames in ten thousand: each keeps a thread. */
  private static final List<Command> RARE =
      List.of(Command.WAIT_FOR_GATE, Command.HANG, Command.THROW_WHERE_MESSAGE_THROWS);

  private final Stream stream;
  private final FrameLedger ledger;
  private final Pictures pictures;
  private final Random random;
  private final Thread vms;
  private volatile boolean stopping;

  ChaoticCamera(Stream stream, FrameLedger ledger, Pictures pictures, Random random) {
    this.stream = stream;
    this.ledger = ledger;
    this.pictures = pictures;
    this.random = random;
    this.vms = new Thread(this::offer, "vms-" + stream.camera().id());
    vms.start();
  }

  private void offer() {
    while (!stopping) {
      stream.offer(pictures.of(nextCommand()));
      LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_PAUSE.toNanos()));
    }
  }

  private Command nextCommand() {
    int dice = random.nextInt(10_000);
    List<Command> commands = dice < 5 ? RARE : dice < 300 ? OCCASIONAL : FREQUENT;
    return commands.get(random.nextInt(commands.size()));
  }

  Stream stream() {
    return stream;
  }

  FrameLedger ledger() {
    return ledger;
  }

  void stop() throws InterruptedException {
    stopping = true;
    vms.join();
  }
}
