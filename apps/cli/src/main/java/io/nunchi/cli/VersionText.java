package io.nunchi.cli;

import io.nunchi.cli.internal.Distribution;
import io.nunchi.spi.SpiVersion;
import picocli.CommandLine.IVersionProvider;

/** The text that {@code --version} prints. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"nunchi " + Distribution.version() + " (SPI " + SpiVersion.CURRENT + ")"};
  }
}
