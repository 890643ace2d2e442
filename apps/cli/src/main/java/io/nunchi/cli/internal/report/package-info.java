/**
 * The page that a person decides by: {@link io.nunchi.cli.internal.report.ReportPage} says first
 * which analyzer to use, and then why. One file that needs no network.
 */
@NullMarked
package io.nunchi.cli.internal.report;

import org.jspecify.annotations.NullMarked;
