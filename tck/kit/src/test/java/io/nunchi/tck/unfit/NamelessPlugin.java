package io.nunchi.tck.unfit;

/** Nobody can tell it from another. */
public final class NamelessPlugin extends ArgumentPlugin {

  public NamelessPlugin() {
    super(" ");
  }
}
