package io.nunchi.api.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.HostListener;
import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.OperatorMessage.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OperatorMessagesTest {

  private static final OperatorMessage DARK =
      OperatorMessage.of(Level.WARNING, "TEST-1", "the picture is too dark");

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final HostListeners listeners = new HostListeners();
  private final OperatorMessages messages = new OperatorMessages(listeners);

  private final class OperatorEars implements HostListener {
    @Override
    public void onOperatorMessage(String streamId, OperatorMessage message) {
      heard.add(streamId + " " + message.code() + " " + message.text());
    }
  }

  private static OperatorMessage numbered(int number) {
    return OperatorMessage.of(Level.INFO, "TEST-2", "number " + number);
  }

  @Test
  void equalMessageOfAStreamIsToldOnceUntilTheStreamIsClosed() {
    listeners.add(new OperatorEars());
    messages.tell("gate", DARK);
    messages.tell("gate", DARK);
    messages.tell("yard", DARK);
    messages.forget("gate");
    messages.tell("gate", DARK);
    messages.tell("yard", DARK);
    listeners.close();
    String dark = " TEST-1 the picture is too dark";
    assertThat(heard).containsExactly("gate" + dark, "yard" + dark, "gate" + dark);
  }

  @Test
  void longTextsAreCut() {
    listeners.add(new OperatorEars());
    messages.tell("gate", OperatorMessage.of(Level.ERROR, "c".repeat(5_000), "t".repeat(50_000)));
    listeners.close();
    assertThat(heard.get(0).length()).isLessThan(1_300);
  }

  @Test
  void streamThatTellsTooManyMessagesCostsTheOthersNone() {
    listeners.add(new OperatorEars());
    messages.tell("yard", DARK);
    for (int i = 0; i < 50_000; i++) {
      messages.tell("gate", numbered(i));
    }
    messages.tell("yard", DARK);
    messages.tell("lane", DARK);
    listeners.close();
    assertThat(heard).filteredOn(it -> it.startsWith("gate")).hasSize(32);
    assertThat(heard).filteredOn(it -> it.startsWith("yard")).hasSize(1);
    assertThat(heard).filteredOn(it -> it.startsWith("lane")).hasSize(1);
    assertThat(messages.dropped()).isEqualTo(50_000 - 32);
  }

  @Test
  void nullIsDroppedAndCounted() {
    listeners.add(new OperatorEars());
    messages.tell("gate", null);
    messages.tell("gate", DARK);
    listeners.close();
    assertThat(heard).hasSize(1);
    assertThat(messages.dropped()).isEqualTo(1);
  }

  @Test
  void messagesThatAreOnlyLoggedReachNoListener() {
    listeners.add(new OperatorEars());
    OperatorMessages.onlyLogged().tell("gate", DARK);
    listeners.close();
    assertThat(heard).isEmpty();
  }

  @Test
  void tellerNeverWaitsForAListener() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    listeners.add(
        new HostListener() {
          @Override
          public void onOperatorMessage(String streamId, OperatorMessage message) {
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        });
    for (int i = 0; i < 2_000; i++) {
      messages.tell("gate " + i, DARK);
    }
    assertThat(listeners.missed()).as("those for which there is no room").isPositive();
    release.countDown();
    listeners.close();
  }
}
