package io.nunchi.api.fault;

/** The way in which a fault is brought about. */
interface Injection {

  /** Called once for each camera, before the first injection. */
  default void prepare(FaultyCamera camera) throws Exception {}

  /** Brings the fault about once; returns when the host has dealt with it. */
  void inject(FaultyCamera camera) throws Exception;
}
