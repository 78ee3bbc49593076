package org.caunoi.notification;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.dossier.PhoneCodes;
import org.caunoi.notification.NotificationSettings.Sms;
import org.caunoi.platform.jobs.OldRows;
import org.caunoi.platform.jobs.Retention;
import org.caunoi.platform.jobs.ShortWaits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/** Wires the channels this installation has and the job that sends. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationSettings.class)
class NotificationConfiguration {

  @Bean
  Channels channels(
      NotificationSettings settings, ObjectProvider<JavaMailSender> mail, SandboxChannel sandbox) {
    Map<Medium, Channel> ways = new EnumMap<>(Medium.class);
    if (settings.sms() == Sms.SANDBOX) {
      ways.put(Medium.SMS, sandbox);
    }
    JavaMailSender server = mail.getIfAvailable();
    ways.put(
        Medium.EMAIL,
        server == null
            ? sandbox
            : new SmtpChannel(server, Objects.requireNonNull(settings.emailFrom())));
    return new Channels(ways);
  }

  @Bean
  PhoneCodes phoneCodes(Channels channels) {
    return () -> channels.has(Medium.SMS);
  }

  @Bean
  CustomTask<Void> sendMessageTask(SendMessage sender, NotificationSettings settings) {
    return Tasks.custom(SendMessage.TASK, Void.class)
        .onFailure(new ExponentialBackoffFailureHandler<>(settings.firstDelay(), 2))
        .onDeadExecutionRevive()
        .execute(sender);
  }

  @Bean
  ShortWaits waitsOfMessages(JdbcClient jdbc, NotificationSettings settings) {
    Duration pause = settings.longestDelay();
    Duration longest = pause.compareTo(ChannelRests.LONGEST) > 0 ? pause : ChannelRests.LONGEST;
    return ShortWaits.ofJobs(SendMessage.TASK, longest, jdbc);
  }

  /** The record that a message was sent stays. */
  @Bean
  OldRows oldSandboxMessages(JdbcClient jdbc, Retention retention) {
    return new OldRows(
        "sandbox-messages",
        retention.sandboxMessages(),
        before ->
            jdbc.sql("DELETE FROM notification.sandbox_message WHERE at < :before")
                .param("before", before)
                .update());
  }

  @Bean
  NavEntry undeliveredEntry() {
    return new NavEntry(
        731,
        "/undelivered-messages",
        "notification.undelivered.nav",
        "mail",
        Permission.MANAGE_EXCHANGE);
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "caunoi.notification.sandbox", matchIfMissing = true)
  NavEntry sandboxEntry() {
    return new NavEntry(
        900, "/sandbox", "notification.sandbox.nav", "smartphone", Permission.SIGNED_IN);
  }
}
