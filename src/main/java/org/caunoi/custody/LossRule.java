package org.caunoi.custody;

import java.time.LocalDate;

/**
 * What follows from a loss, from a day on.
 *
 * @param clockStandsStill whether the dossier's clock stands still while its papers are lost
 * @param compensationMost đồng that may be paid to the citizen at most
 * @param seen whether somebody has seen the text it stands in
 */
public record LossRule(
    LocalDate from, boolean clockStandsStill, long compensationMost, String source, boolean seen) {}
