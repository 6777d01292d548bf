import { TOPICS as NAMES } from '@homeport/db';

/** What the rules of `i` (instance) are about, as the contract has it: in the order of the vocabulary. */
export const TOPICS = `
  (select coalesce(jsonb_agg(jsonb_build_object('topic', t.topic, 'rules', to_jsonb(t.places))
                             order by array_position(array['${NAMES.join("', '")}'], t.topic)), '[]')
     from rule_topic t where t.instance_id = i.id)`;
