package dev.sapando.demo.broker;

import dev.sapando.ops.run.StartFailure;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * What the metadata on a disk still says of the broker that ran there before: that it is there, for as long as its session lasts.
 * Its controller, run alone for a moment, notes that it is not; only then is the next broker let in. The folder's lock says that
 * it is really gone.
 */
final class EarlierLife {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ASK_AGAIN_MILLIS = 20;
    private static final String FENCED = "kafka.controller:type=KafkaController,name=FencedBrokerCount";

    private EarlierLife() {}

    /** @throws StartFailure where the controller does not come to that */
    static void end(BrokerConfig config) throws JMException, InterruptedException {
        var controller = new KafkaRaftServer(new KafkaConfig(config.controllerAlone(), false), Time.SYSTEM);
        try {
            controller.startup();
            awaitFenced(config);
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static void awaitFenced(BrokerConfig config) throws JMException, InterruptedException {
        for (long begun = System.nanoTime(); fenced() == 0; TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new StartFailure("Kafka's controller does not let go of the broker that ran on " + config.data()
                        + " before; its log says why");
            }
        }
    }

    /** The controller tells it by JMX and in no other way. */
    private static int fenced() throws JMException {
        try {
            Object count = ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(FENCED), "Value");
            return ((Number) count).intValue();
        } catch (InstanceNotFoundException e) {
            return 0;
        }
    }
}
