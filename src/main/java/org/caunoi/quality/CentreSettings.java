package org.caunoi.quality;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the Centre should look; no law says it, so each can be changed.
 *
 * @param takeInWithin so many working hours a dossier may lie at intake
 * @param darkAfter a counter is dark when for so long nobody did anything there in opening hours
 * @param sentAwayDays so many days back are counted for citizens who had to come again
 * @param sentAwayLeast below so many ended sessions nothing is said
 * @param sentAwayPercent from so many percent on a point needs help
 */
@ConfigurationProperties("caunoi.centre")
record CentreSettings(
    @DefaultValue("8") int takeInWithin,
    @DefaultValue("1h") Duration darkAfter,
    @DefaultValue("7") int sentAwayDays,
    @DefaultValue("5") int sentAwayLeast,
    @DefaultValue("30") int sentAwayPercent) {}
