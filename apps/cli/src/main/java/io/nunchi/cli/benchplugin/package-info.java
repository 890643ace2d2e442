/**
 * The plugin that {@code nunchi bench host} measures the host with. The build packs it into a jar
 * of its own, in a directory of its own: the program cannot see these classes, as with any plugin.
 */
@NullMarked
package io.nunchi.cli.benchplugin;

import org.jspecify.annotations.NullMarked;
