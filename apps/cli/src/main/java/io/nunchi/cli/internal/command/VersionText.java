package io.nunchi.cli.internal.command;

import io.nunchi.cli.internal.Distribution;
import io.nunchi.spi.SpiVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"nunchi " + Distribution.version() + " (SPI " + SpiVersion.CURRENT + ")"};
  }
}
