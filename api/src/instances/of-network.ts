// The crawler stores what only one network has as JSON in its own words; here they become the contract's.

const MATRIX = `jsonb_build_object(
  'network', 'matrix',
  'delegation', i.network_facts->'delegation',
  'endpoints', i.network_facts->'endpoints',
  'key_ids', i.network_facts->'keyIds',
  'keys_valid_until', i.network_facts->'keysValidUntil',
  'client_url', i.network_facts->'clientUrl',
  'client_version', i.network_facts->'clientVersion',
  'login_flows', i.network_facts->'loginFlows',
  'rooms_public', i.network_facts->'roomsPublic')`;

const LBRY = `jsonb_build_object(
  'network', 'lbry',
  'country', i.network_facts->'country',
  'is_accepting', i.network_facts->'isAccepting',
  'protocol_min', i.network_facts->'protocolMin',
  'protocol_max', i.network_facts->'protocolMax',
  'daily_fee', i.network_facts->'dailyFee',
  'genesis_hash', i.network_facts->'genesisHash')`;

/** The contract's `of_network`; `i` is the table `instance`. */
export const OF_NETWORK = `case i.network_facts->>'network' when 'matrix' then ${MATRIX} when 'lbry' then ${LBRY} end`;
