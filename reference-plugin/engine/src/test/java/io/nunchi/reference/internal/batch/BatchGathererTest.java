package io.nunchi.reference.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.internal.testing.ListLogger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clock stands still unless a test moves it, so that no window ends by itself. */
@Timeout(120)
class BatchGathererTest {

  private static final int MOST = 4;
  private static final long WINDOW = 2_000_000;

  private final AtomicLong clock = new AtomicLong(1_000_000_000_000L);
  private final ScriptedModel model = new ScriptedModel(MOST);
  private final List<String> log = new CopyOnWriteArrayList<>();

  private BatchGatherer gatherer(int maxLanes) {
    return new BatchGatherer(
        model,
        ScriptedModel.PICTURE_BYTES,
        MOST,
        maxLanes,
        WINDOW,
        clock::get,
        new ListLogger(log));
  }

  /** One lane, and a caller in it whose run is held. */
  private Caller occupy(BatchGatherer gatherer, int picture) throws InterruptedException {
    model.hold();
    Caller caller = Caller.start(gatherer.newSeat(), picture);
    model.awaitRunning(1);
    return caller;
  }

  private static List<Caller> waiting(BatchGatherer gatherer, int first, int count) {
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      callers.add(Caller.waiting(gatherer.newSeat(), first + i));
    }
    return callers;
  }

  @Test
  void aCallerThatIsAloneDoesNotWait() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      BatchSeat seat = gatherer.newSeat();
      gatherer.newSeat(); // opened, and never used
      for (int picture = 1; picture <= 5; picture++) {
        clock.addAndGet(40_000_000);
        assertThat(Caller.call(seat, picture)).isEqualTo(10 * picture);
        assertThat(seat.gatherNanos()).isZero();
      }
      assertThat(gatherer.tally()).hasToString("runs so far: 5 of 1");
    }
  }

  @Test
  void callersThatComeWhileTheModelRunsShareTheNextRun() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      Caller first = occupy(gatherer, 1);
      List<Caller> others = waiting(gatherer, 2, 2);
      BatchSeat last = gatherer.newSeat();
      others.add(Caller.waiting(last, 4));
      model.release();
      assertThat(first.answer()).isEqualTo(10);
      for (int i = 0; i < 3; i++) {
        assertThat(others.get(i).answer()).isEqualTo(10 * (2 + i));
      }
      assertThat(model.batches()).containsExactly(List.of(1), List.of(2, 3, 4));
      assertThat(gatherer.tally()).hasToString("runs so far: 1 of 1, 1 of 3");
      assertThat(gatherer.tally().runsOf(3)).isEqualTo(1);
      assertThat(last.pictures()).isEqualTo(3);
    }
  }

  @Test
  void noRunHasMoreThanTheMost() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      occupy(gatherer, 1);
      List<Caller> others = waiting(gatherer, 2, 6);
      model.release();
      for (int i = 0; i < 6; i++) {
        assertThat(others.get(i).answer()).isEqualTo(10 * (2 + i));
      }
      assertThat(model.batches()).containsExactly(List.of(1), List.of(2, 3, 4, 5), List.of(6, 7));
    }
  }

  @Test
  void batchesRunBesideEachOtherInTheirLanes() throws Exception {
    try (BatchGatherer gatherer = gatherer(2)) {
      model.hold();
      Caller one = Caller.start(gatherer.newSeat(), 1);
      Caller two = Caller.start(gatherer.newSeat(), 2);
      model.awaitRunning(2);
      model.release();
      assertThat(one.answer() + two.answer()).isEqualTo(30);
    }
  }

  @Test
  void waitsForACallerThatPreparesItsPicture() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      BatchSeat prepares = gatherer.newSeat();
      prepares.begin();
      Caller waits = Caller.waiting(gatherer.newSeat(), 1);
      assertThat(Caller.call(prepares, 2)).isEqualTo(20);
      assertThat(waits.answer()).isEqualTo(10);
      assertThat(model.batches()).containsExactly(List.of(1, 2));
    }
  }

  @Test
  void waitsNoLongerForACallerWhoseFrameIsRejected() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      BatchSeat prepares = gatherer.newSeat();
      prepares.begin();
      Caller waits = Caller.waiting(gatherer.newSeat(), 1);
      prepares.end();
      assertThat(waits.answer()).isEqualTo(10);
    }
  }

  @Test
  void waitsNoLongerThanTheWindow() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      gatherer.newSeat().begin();
      Caller waits = Caller.waiting(gatherer.newSeat(), 1);
      clock.addAndGet(WINDOW);
      assertThat(waits.answer()).isEqualTo(10);
      assertThat(model.batches()).containsExactly(List.of(1));
    }
  }

  @Test
  void waitsForACallerThatUsedToComeNow() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      BatchSeat regular = gatherer.newSeat();
      long period = 40_000_000;
      for (int frame = 0; frame < 2; frame++) {
        clock.addAndGet(period);
        Caller.call(regular, frame);
      }
      clock.addAndGet(period - WINDOW / 2);
      Caller waits = Caller.waiting(gatherer.newSeat(), 8);
      clock.addAndGet(WINDOW / 2);
      assertThat(Caller.call(regular, 9)).isEqualTo(90);
      assertThat(waits.answer()).isEqualTo(80);
      assertThat(model.batches()).endsWith(List.of(8, 9));
    }
  }

  @Test
  void theMemoryOfABatchIsNotUsedAgainBeforeAllHaveReadIt() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      BatchSeat reads = gatherer.newSeat();
      reads.begin();
      reads.input().putInt(0, 1);
      var answer = reads.run();
      Caller next = Caller.waiting(gatherer.newSeat(), 2);
      assertThat(answer.get(0).floatAt(0)).isEqualTo(10);
      assertThat(model.batches()).containsExactly(List.of(1));
      reads.end();
      assertThat(next.answer()).isEqualTo(20);
    }
  }

  @Test
  void anInterruptedCallerLeavesTheQueueToTheOthers() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      occupy(gatherer, 1);
      List<Caller> others = waiting(gatherer, 2, 3);
      others.get(0).interrupt();
      assertThatThrownBy(others.get(0)::answer).hasCauseInstanceOf(GivenUpException.class);
      model.release();
      assertThat(others.get(1).answer()).isEqualTo(30);
      assertThat(others.get(2).answer()).isEqualTo(40);
      assertThat(model.batches()).containsExactly(List.of(1), List.of(3, 4));
    }
  }

  @Test
  void anInterruptedCallerLeavesARunningBatchToTheOthers() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      List<Caller> callers = heldBatchOfThree(gatherer);
      callers.get(2).interrupt();
      assertThatThrownBy(callers.get(2)::answer).hasCauseInstanceOf(GivenUpException.class);
      model.release();
      assertThat(callers.get(0).answer()).isEqualTo(20);
      assertThat(callers.get(1).answer()).isEqualTo(30);
      assertThat(model.batches()).containsExactly(List.of(1), List.of(2, 3, 4));
    }
  }

  @Test
  void whenALeaderIsInterruptedTheOthersRunAgain() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      List<Caller> callers = heldBatchOfThree(gatherer);
      callers.get(0).interrupt();
      assertThatThrownBy(callers.get(0)::answer).hasCauseInstanceOf(OrtException.class);
      model.release();
      assertThat(callers.get(1).answer()).isEqualTo(30);
      assertThat(callers.get(2).answer()).isEqualTo(40);
      assertThat(model.batches()).containsExactly(List.of(1), List.of(2, 3, 4), List.of(3, 4));
      assertThat(log).isEmpty();
    }
  }

  /** The run of 2, 3 and 4 is held, and 2 leads it. */
  private List<Caller> heldBatchOfThree(BatchGatherer gatherer) throws Exception {
    BatchSeat first = gatherer.newSeat();
    first.begin();
    first.input().putInt(0, 1);
    first.run();
    List<Caller> callers = waiting(gatherer, 2, 3);
    model.hold();
    first.end();
    model.awaitRunning(1);
    return callers;
  }

  @Test
  void aClosingCallerIsWokenAndTheOthersGoOn() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      occupy(gatherer, 1);
      BatchSeat closes = gatherer.newSeat();
      Caller closing = Caller.waiting(closes, 2);
      Caller stays = Caller.waiting(gatherer.newSeat(), 3);
      closes.cancel();
      assertThatThrownBy(closing::answer).hasCauseInstanceOf(GivenUpException.class);
      closes.close();
      model.release();
      assertThat(stays.answer()).isEqualTo(30);
    }
  }

  @Test
  void whenALeaderClosesTheOthersRunAgain() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      BatchSeat first = gatherer.newSeat();
      first.begin();
      first.input().putInt(0, 1);
      first.run();
      BatchSeat leads = gatherer.newSeat();
      Caller leader = Caller.waiting(leads, 2);
      Caller follower = Caller.waiting(gatherer.newSeat(), 3);
      model.hold();
      first.end();
      model.awaitRunning(1);
      leads.cancel();
      assertThatThrownBy(leader::answer).hasCauseInstanceOf(OrtException.class);
      model.release();
      assertThat(follower.answer()).isEqualTo(30);
    }
  }

  @Test
  void aBatchThatFailsIsRunAgainPictureByPicture() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      model.breakWhere(batch -> batch.contains(3));
      for (int round = 0; round < 2; round++) {
        Caller first = occupy(gatherer, 1);
        List<Caller> others = waiting(gatherer, 2, 3);
        model.release();
        assertThat(first.answer()).isEqualTo(10);
        assertThat(others.get(0).answer()).isEqualTo(20);
        assertThatThrownBy(others.get(1)::answer)
            .hasCauseInstanceOf(OrtException.class)
            .hasMessageContaining("broken on [3]");
        assertThat(others.get(2).answer()).isEqualTo(40);
      }
      assertThat(log).hasSize(1).first().asString().contains("WARNING", "a batch of 3 pictures");
    }
  }

  @Test
  void runsThatNeverReturnGiveTheirLanesBack() throws Exception {
    try (BatchGatherer gatherer = gatherer(2)) {
      model.hangWhere(batch -> batch.get(0) <= 2);
      BatchSeat closes = gatherer.newSeat();
      Caller closing = Caller.start(closes, 1);
      model.awaitRunning(1);
      BatchSeat interruptedSeat = gatherer.newSeat();
      Caller interrupted = Caller.start(interruptedSeat, 2);
      model.awaitRunning(2);
      Caller waits = Caller.waiting(gatherer.newSeat(), 3);

      closes.cancel();
      assertThat(waits.answer()).isEqualTo(30);
      interrupted.interrupt();
      interruptedSeat.cancelIfInterrupted();

      model.hold();
      Caller four = Caller.start(gatherer.newSeat(), 4);
      model.awaitRunning(3);
      Caller five = Caller.start(gatherer.newSeat(), 5);
      model.awaitRunning(4); // both lanes are there again
      model.release();
      assertThat(four.answer() + five.answer()).isEqualTo(90);

      model.endHanging();
      assertThatThrownBy(closing::answer).hasCauseInstanceOf(OrtException.class);
      assertThat(interrupted.answer()).isEqualTo(20);
    }
    assertThat(model.open()).isZero();
  }

  @Test
  void othersOfABatchThatNeverReturnsRunAgain() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      model.hangWhere(batch -> batch.contains(2));
      BatchSeat first = gatherer.newSeat();
      first.begin();
      first.input().putInt(0, 1);
      first.run();
      BatchSeat leads = gatherer.newSeat();
      Caller leader = Caller.waiting(leads, 2);
      Caller follower = Caller.waiting(gatherer.newSeat(), 3);
      first.end();
      model.awaitRunning(1);

      leads.cancel();

      assertThat(follower.answer()).isEqualTo(30);
      assertThat(model.batches()).containsExactly(List.of(1), List.of(2, 3), List.of(3));
      model.endHanging();
      assertThatThrownBy(leader::answer).hasCauseInstanceOf(OrtException.class);
    }
    assertThat(model.open()).isZero();
  }

  @Test
  void aHangingRunThatReturnsAfterAllWasClosedLeavesNothingOpen() throws Exception {
    BatchSeat closes;
    Caller closing;
    try (BatchGatherer gatherer = gatherer(1)) {
      model.hangWhere(batch -> true);
      closes = gatherer.newSeat();
      closing = Caller.start(closes, 1);
      model.awaitRunning(1);
      closes.cancel();
    }
    model.endHanging();
    assertThatThrownBy(closing::answer).hasCauseInstanceOf(OrtException.class);
    closes.close();
    assertThat(model.open()).isZero();
  }

  @Test
  void whoeverStopsGatheringRunsPictureByPicture() throws Exception {
    try (BatchGatherer gatherer = gatherer(1)) {
      gatherer.stopGathering();
      occupy(gatherer, 1);
      List<Caller> others = waiting(gatherer, 2, 2);
      model.release();
      assertThat(others.get(1).answer()).isEqualTo(30);
      assertThat(model.batches()).containsExactly(List.of(1), List.of(2), List.of(3));
    }
  }
}
