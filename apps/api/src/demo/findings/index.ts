// The demo firm's finding texts by kind of unit.
import type { EquipmentKind } from '@wellkept/contracts';
import { chiller, rooftop } from './air.ts';
import type { Finding } from './finding.ts';
import { forklift, lift } from './moving.ts';
import { boiler, generator } from './power.ts';
import { kitchen, printer } from './rooms.ts';

export const findings: Partial<Record<EquipmentKind, readonly Finding[]>> = {
  'rooftop-unit': rooftop,
  chiller,
  boiler,
  lift,
  generator,
  forklift,
  printer,
  kitchen,
};
export type { Finding, OptionText, SceneName } from './finding.ts';
