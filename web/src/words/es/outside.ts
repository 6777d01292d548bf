import type { Outside } from '../en/outside.ts';

export const outside: Outside = {
  searchName: 'Homeport',
  searchLine: 'Buscar entre los servidores de las redes federadas, por nombre y por descripción.',
  offline: {
    title: 'Sin conexión',
    line: 'Ahora mismo no se puede llegar a Homeport desde aquí. No se guarda nada de visitas anteriores, para que ninguna respuesta vieja parezca nueva.',
    again: 'Volver a intentarlo',
  },
  picture: {
    tagline: 'Encontrar un hogar en las redes federadas',
    uptime: 'Disponibilidad, 90 días',
    joining: 'Registro',
    software: 'Software',
    alt: (domain) => `${domain} en Homeport: estado, disponibilidad y registro`,
  },
};
