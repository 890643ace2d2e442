package io.nunchi.tck.mutant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every broken analyzer. */
public final class Mutants {

  private Mutants() {}

  /** All of them, in the order of the chapters; some need a folder for files. */
  public static List<Mutant> in(Path folder) throws Exception {
    List<Mutant> all = new ArrayList<>(LoadingMutants.in(folder));
    all.addAll(CommonSettingMutants.all());
    all.addAll(SettingValueMutants.all());
    all.addAll(LiveSettingsMutants.all());
    all.addAll(LifecycleMutants.all());
    all.addAll(ClosingMutants.all());
    all.addAll(ThreadingMutants.all());
    all.addAll(BusyEngineMutants.all());
    all.addAll(FrameMutants.all());
    all.addAll(SentFrameMutants.all());
    all.addAll(HueMutants.all());
    all.addAll(LoadingMutants.ofToday(folder));
    all.addAll(ResultMutants.all());
    all.addAll(PlaceMutants.all());
    all.addAll(MixedStreamMutants.all());
    all.addAll(KeepingMutants.in(folder));
    all.addAll(PaceMutants.all());
    all.addAll(ClockMutants.all());
    all.addAll(SurroundingsMutants.all());
    all.addAll(StreamMutants.all());
    all.addAll(CountingPlugin.mutants());
    all.addAll(GrowingMutants.in(folder));
    return List.copyOf(all);
  }
}
